/** Lets a file be dropped anywhere on the page; `open` gets the first of them. What is no file is left to the browser. */
export function attachFileDrop(document: Document, open: (file: File) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  const root = document.documentElement;
  let depth = 0;
  const mark = (change: number): void => {
    depth = Math.max(0, depth + change);
    root.toggleAttribute('data-file-over', depth > 0);
  };
  document.addEventListener('dragenter', (event) => {
    if (hasFiles(event)) mark(1);
  });
  document.addEventListener('dragleave', (event) => {
    if (hasFiles(event)) mark(-1);
  });
  document.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(-depth);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) open(file);
  });
}
