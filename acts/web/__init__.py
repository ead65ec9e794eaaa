"""The desk in the browser: pages over the services; no rule lives here."""
