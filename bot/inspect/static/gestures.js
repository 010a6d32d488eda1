// Fingers, mouse, wheel and keys on the stage.

const STEP = 0.2; // of the stage, for an arrow key

export function listen(stage, view, keys) {
  const pointers = new Map();

  /** From the middle of the stage, in pixels of the screen. */
  const point = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2].map((length) => length * view.density);
  };

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    view.to(view.scale * Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), point(event));
  }, { passive: false });

  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, point(event));
    stage.classList.add("dragging");
  });

  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = point(event);
    if (pointers.size === 1) {
      view.move((before[0] - now[0]) / view.scale, (before[1] - now[1]) / view.scale);
    } else {
      const [, other] = [...pointers].find(([id]) => id !== event.pointerId);
      const far = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
      view.to((view.scale * far(now)) / far(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    }
    pointers.set(event.pointerId, now);
  });

  for (const name of ["pointerup", "pointercancel"]) {
    stage.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      stage.classList.toggle("dragging", pointers.size > 0);
    });
  }

  stage.addEventListener("dblclick", (event) => {
    if (view.scale < 0.99) view.to(1, point(event));
    else view.fit();
  });

  const across = () => (view.canvas.width * STEP) / view.scale;
  const down = () => (view.canvas.height * STEP) / view.scale;
  const run = {
    ArrowLeft: () => view.move(-across(), 0),
    ArrowRight: () => view.move(across(), 0),
    ArrowUp: () => view.move(0, -down()),
    ArrowDown: () => view.move(0, down()),
    "+": () => view.step(true),
    "=": () => view.step(true),
    "-": () => view.step(false),
    0: () => view.fit(),
    1: () => view.to(1),
    ...keys,
  };
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !run[event.key]) return;
    event.preventDefault();
    run[event.key]();
  });
}

/** The handle on the line between before and after; `set` takes 0 … 1. */
export function dragHandle(handle, stage, set) {
  const share = (event) => {
    const box = stage.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  handle.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    event.stopPropagation();
    set(share(event));
  });
}
