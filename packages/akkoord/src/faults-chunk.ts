export {tellFaults} from './tell-faults.ts';
