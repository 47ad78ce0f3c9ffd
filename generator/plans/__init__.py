"""One person's introduction plan: the days it counts from, the days of its tasks, and the plan itself."""
