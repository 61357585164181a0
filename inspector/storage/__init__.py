"""What lies on this machine: resources, workspaces, keys."""
