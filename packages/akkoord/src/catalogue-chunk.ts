export {textHashes} from 'virtual:text-hashes';
export {services} from '@akkoord/services';
