import {describeStorage} from '../storage.contract.ts';
import {memoryStorage} from './memory.ts';

describeStorage('memory storage', async () => memoryStorage());
