import type {AkkoordElements} from '@akkoord/core/page';
import {expectTypeOf, it} from 'vitest';
import type {GlobalComponents, HTMLAttributes} from 'vue';
import './index.ts';

it('types the elements of ours in templates, and no others', () => {
  expectTypeOf<keyof AkkoordElements>().toExtend<keyof GlobalComponents>();
  expectTypeOf<'akkoord-settings-links'>().not.toExtend<keyof GlobalComponents>();
});

it('takes for them what every element takes', () => {
  type Props = InstanceType<GlobalComponents['akkoord-settings-link']>['$props'];
  expectTypeOf<Pick<HTMLAttributes, 'class' | 'style'>>().toExtend<Props>();
});
