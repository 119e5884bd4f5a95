"""What a run ends with."""

OK, FAILURE, USAGE = 0, 1, 2
