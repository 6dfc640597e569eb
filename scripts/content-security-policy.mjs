/**
 * What the built page may do: load its own files, and nothing else. React sets styles through the object model,
 * which `style-src 'self'` permits; an inline `style="..."` in markup or by `setAttribute` is refused.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
