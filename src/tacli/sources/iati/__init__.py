"""From XML of the IATI Standard, 2.0x and 1.0x, to activities, one at a time."""
