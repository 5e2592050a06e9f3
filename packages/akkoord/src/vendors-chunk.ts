export {createVendors} from '@akkoord/core/vendors';
