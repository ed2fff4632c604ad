"""Staff planning in the window: who teaches what, need, working time, break duty and fairness."""
