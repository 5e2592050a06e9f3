export {textHashes} from 'virtual:text-hashes';
export {serviceDetails} from '@akkoord/schema/notice';
export {services} from '@akkoord/services';
