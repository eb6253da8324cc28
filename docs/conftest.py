"""A site that was built here holds copies of what is tested."""

collect_ignore = ["_build"]
