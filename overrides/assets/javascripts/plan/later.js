// Work that nobody sees yet waits for the frame that shows the key, and then comes a piece at a time, so that the next
// key need not wait for it.

export class Later {
  #pieces = [];
  #frame = 0;
  #timer = 0;

  // In the place of what an earlier key has left undone.
  do(pieces) {
    this.#stop();
    this.#pieces = pieces;
    this.#frame = requestAnimationFrame(() => this.#wait());
  }

  // All that is left, at once, as before printing.
  finish() {
    this.#stop();
    for (const piece of this.#pieces.splice(0)) piece();
  }

  #wait() {
    this.#timer = setTimeout(() => {
      this.#pieces.shift()?.();
      if (this.#pieces.length) this.#wait();
    });
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }
}
