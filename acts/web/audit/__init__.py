"""The journal: every change with who acted, who recorded, when and why."""
