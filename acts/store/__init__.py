"""The store: organisations, plan, acts and the append-only journal, on Django's ORM."""
