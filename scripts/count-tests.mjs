/** @typedef {{ readonly passed: number, readonly failed: number }} Count */

/**
 * What a vitest JSON report says. A file that could not be loaded has no tests and counts as one failure; so does a
 * report without any test, and a run that failed although all tests passed (an error outside of them).
 * @param {unknown} report the parsed report, or null where there is none
 * @param {boolean} succeeded whether vitest ended with status 0
 * @returns {Count}
 */
export function countVitest(report, succeeded) {
  const passed = numberAt(report, 'numPassedTests');
  const failedTests = numberAt(report, 'numFailedTests');
  const unloaded = listAt(report, 'testResults').filter(
    (file) => stringAt(file, 'status') === 'failed' && listAt(file, 'assertionResults').length === 0,
  ).length;
  return atLeastOneFailure(passed, failedTests + unloaded, succeeded);
}

/**
 * What a Playwright JSON report says. There are no retries, so a flaky test is a failed one.
 * @param {unknown} report the parsed report, or null where there is none
 * @param {boolean} succeeded whether Playwright ended with status 0
 * @returns {Count}
 */
export function countPlaywright(report, succeeded) {
  const stats = at(report, 'stats');
  const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + listAt(report, 'errors').length;
  return atLeastOneFailure(numberAt(stats, 'expected'), failed, succeeded);
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {boolean} succeeded
 * @returns {Count}
 */
function atLeastOneFailure(passed, failed, succeeded) {
  const unexplained = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
function at(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {number}
 */
function numberAt(value, key) {
  const found = at(value, key);
  return typeof found === 'number' ? found : 0;
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {string}
 */
function stringAt(value, key) {
  const found = at(value, key);
  return typeof found === 'string' ? found : '';
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {readonly unknown[]}
 */
function listAt(value, key) {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}
