/** A rectangle of the window beside which something opens. */
export interface PopoverAnchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const anchorOf = (element: Element): PopoverAnchor => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};
