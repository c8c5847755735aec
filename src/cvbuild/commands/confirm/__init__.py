"""``cvbuild confirm``: the only way to change ``cv.lock``, for its owner. No tool of an assistant imports it."""
