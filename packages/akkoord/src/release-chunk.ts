export {createPlacing, createRelease} from '@akkoord/core/releasing';
export {reloadWhenClean} from './reload.ts';
