"""The commands: one module each, its function `run` with typer's annotations; imported by `docparse.cli` when asked for."""
