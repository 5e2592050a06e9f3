import type {Akkoord} from '@akkoord/core';

declare global {
  interface Window {
    akkoord: Akkoord;
  }
}
