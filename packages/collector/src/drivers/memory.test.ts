import {describeDesk} from '../desk.contract.ts';
import {describeErasure} from '../erasure.contract.ts';
import {describePictures} from '../picture.contract.ts';
import {describeStorage} from '../storage.contract.ts';
import {memoryStorage} from './memory.ts';

describeStorage('memory storage', async () => memoryStorage());
describeErasure('memory storage', async () => memoryStorage());
describeDesk('memory storage', async () => memoryStorage());
describePictures('memory storage', async () => memoryStorage());
