"""One verb of the user each: transactions and order of steps, no rules."""
