"""The desktop's part of registers that are asked over the network."""
