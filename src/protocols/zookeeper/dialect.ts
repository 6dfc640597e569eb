import type { Dialect } from '../../kernel/dialect';
import { expectationForms, readExpectation } from './expectations';
import { facts } from './facts';
import { readRequest, requestVerbs, writeRequest } from './request-words';
import { isSettled } from './settled';
import { readSetup } from './setup-reader';
import { writeSetup } from './setup-writer';
import type { ZooKeeper } from './state';

/** What ZooKeeper adds to the scenario language. */
export const dialect: Dialect<ZooKeeper> = {
  readSetup,
  writeSetup,
  readRequest,
  writeRequest,
  requests: requestVerbs,
  readExpectation,
  expectations: expectationForms,
  isSettled,
  facts,
};
