// The least that a process can cost: linked with -static, it starts and ends.
int main() {}
