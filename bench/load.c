/* A load of POST requests over keep-alive connections, one in flight on each, from one thread.
 *
 *   load PORT CONNECTIONS SECONDS RUN FILE
 *
 * FILE holds one whole HTTP request. Every run of 16 '@' in it becomes 16 hexadecimal digits that no other request of any run
 * with another RUN has: RUN and a counter, mixed by a bijection so that keys fall anywhere, as random ones do.
 * Prints one line: requests answered, seconds, answers 201, other answers, p50, p99 and greatest latency in ms, seconds of CPU.
 *
 * A general tool costs several times the CPU that this takes for a request, on the cores that the server needs.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 4096, MAX_REQUEST = 16384, MAX_RESPONSE = 65536, MAX_MARKS = 8, BUCKETS = 1000000 };

struct connection {
    int socket;
    int filled;
    double sent;
    char response[MAX_RESPONSE];
};

static char request[MAX_REQUEST];
static size_t length, marks[MAX_MARKS];
static int mark_count;
static uint64_t run, counter;
static uint32_t latency[BUCKETS]; /* by microsecond; the last one is everything longer */
static double longest;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static uint64_t mix(uint64_t x) /* the finaliser of splitmix64, which is a bijection */
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static void read_request(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    length = fread(request, 1, sizeof request, file);
    fclose(file);
    for (size_t i = 0; i + 16 <= length && mark_count < MAX_MARKS; i++)
        if (memcmp(request + i, "@@@@@@@@@@@@@@@@", 16) == 0) {
            marks[mark_count++] = i;
            i += 15;
        }
}

static void send_next(struct connection *c)
{
    uint64_t id = mix(run << 40 | ++counter);
    char digits[16];
    for (int i = 0; i < 16; i++) digits[i] = "0123456789abcdef"[id >> (60 - 4 * i) & 15];
    for (int i = 0; i < mark_count; i++) memcpy(request + marks[i], digits, 16);
    c->filled = 0;
    c->sent = now();
    if (write(c->socket, request, length) != (ssize_t)length) fail("write");
}

/* The length of the whole response once its head is there, 0 before. Only Content-Length is understood. */
static int response_length(struct connection *c)
{
    c->response[c->filled] = 0;
    char *end = strstr(c->response, "\r\n\r\n");
    if (!end) return 0;
    char *field = strcasestr(c->response, "\r\ncontent-length:");
    if (!field || field > end) {
        fprintf(stderr, "load: an answer without Content-Length:\n%.300s\n", c->response);
        exit(1);
    }
    return end + 4 - c->response + atoi(field + 17);
}

static double percentile(uint64_t count, double share)
{
    uint64_t want = count * share, seen = 0;
    for (int i = 0; i < BUCKETS; i++)
        if ((seen += latency[i]) > want) return i / 1e3;
    return longest * 1e3;
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: load PORT CONNECTIONS SECONDS RUN FILE\n");
        return 2;
    }
    int connections = atoi(argv[2]);
    if (connections < 1 || connections > MAX_CONNECTIONS) fail("connections");
    double seconds = atof(argv[3]);
    run = strtoull(argv[4], NULL, 10);
    read_request(argv[5]);

    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct connection *all = calloc(connections, sizeof *all);
    int poll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        struct connection *c = &all[i];
        if ((c->socket = socket(AF_INET, SOCK_STREAM, 0)) < 0) fail("socket");
        if (connect(c->socket, (struct sockaddr *)&address, sizeof address)) fail("connect");
        setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(poll, EPOLL_CTL_ADD, c->socket, &event);
    }

    double start = now(), stop = start + seconds, time = start;
    for (int i = 0; i < connections; i++) send_next(&all[i]);
    uint64_t answered = 0, created = 0;
    int waiting = connections;
    while (waiting > 0 && time < stop + 10) {
        struct epoll_event events[256];
        int ready = epoll_wait(poll, events, 256, 1000);
        time = now();
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            ssize_t got = read(c->socket, c->response + c->filled, MAX_RESPONSE - 1 - c->filled);
            if (got <= 0) {
                fprintf(stderr, "load: the server closed a connection after %llu answers\n", (unsigned long long)answered);
                return 1;
            }
            c->filled += got;
            int whole = response_length(c);
            if (whole == 0 || c->filled < whole) continue;
            double took = now() - c->sent;
            if (took > longest) longest = took;
            latency[took * 1e6 < BUCKETS - 1 ? (int)(took * 1e6) : BUCKETS - 1]++;
            answered++;
            if (memcmp(c->response + 9, "201", 3) == 0) created++;
            else if (answered - created == 1) fprintf(stderr, "load: %.400s\n", c->response);
            if (time < stop) send_next(c);
            else waiting--;
        }
    }

    double took = now() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%llu %.3f %llu %llu %.3f %.3f %.3f %.3f\n", (unsigned long long)answered, took, (unsigned long long)created,
           (unsigned long long)(answered - created), percentile(answered, 0.5), percentile(answered, 0.99), longest * 1e3,
           usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6);
    return waiting > 0;
}
