export {tendEntry} from '@akkoord/widget/entry';
