"""The municipality's table: schools by items, a letter for each duty."""
