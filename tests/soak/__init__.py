"""The whole product in processes of its own, under load and in trouble. Long forms: `make soak`."""
