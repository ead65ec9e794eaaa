"""From an order of the authority above to the local acts a school owes, and what is overdue."""

__all__ = ["__version__"]

__version__ = "0.1.0"
