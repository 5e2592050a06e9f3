export {createPlacing, createRelease, freeFrames, openOnce} from '@akkoord/core/releasing';
export {reloadWhenClean} from './reload.ts';
