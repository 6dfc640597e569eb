import { testRandomFaults } from './random-faults';

testRandomFaults(2);
