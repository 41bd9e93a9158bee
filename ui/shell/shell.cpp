namespace sinan {}
