import {removeAkkoord} from './remove-akkoord.ts';

void removeAkkoord();
