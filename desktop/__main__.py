"""Start the window: `python -m desktop`."""

import gc
import sys

# Loading makes no garbage; looking for it costs a tenth of the start. The window turns it on when all is loaded.
gc.disable()

from desktop.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
