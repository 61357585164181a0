"""What lies on this machine: resources, settings, workspaces, keys."""
