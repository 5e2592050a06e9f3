export {createHolder, heedWithdrawal} from '@akkoord/core/holder';
