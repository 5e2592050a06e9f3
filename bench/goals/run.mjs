import {resultsOf, writeGoals} from '../report.mjs';
import {goalsSection} from './section.mjs';

console.log(goalsSection(resultsOf));
if (!process.argv.includes('--dry')) writeGoals();
