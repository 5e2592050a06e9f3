export {createPlacing, createRelease} from '@akkoord/core/releasing';
