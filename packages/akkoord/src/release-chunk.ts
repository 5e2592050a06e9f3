export {createRelease} from '@akkoord/core/releasing';
