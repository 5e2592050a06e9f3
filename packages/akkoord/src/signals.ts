import type {Akkoord} from '@akkoord/core';
import {startPlatforms} from '@akkoord/core/platforms';

// Behind the tag, so that the platforms' own scripts find what they go by (docs/signals.md).
const names = document.currentScript?.dataset.signals?.split(/[\s,]+/).filter(Boolean) ?? [];
const {akkoord} = window as {akkoord?: Akkoord};
if (akkoord) startPlatforms(window, akkoord, names);
else console.error('[akkoord] akkoord-signals.js found no akkoord.js before it; put it right behind the tag');
