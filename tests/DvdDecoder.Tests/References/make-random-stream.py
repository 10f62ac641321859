#!/usr/bin/env python3
"""Writes a valid MPEG-2 video stream of random syntax elements.

No encoder at hand makes field pictures, 16x8 prediction or concealment vectors; this does, and every other element of
main profile, with every code of the tables about equally often. The pictures look like noise; what counts is that two
decoders agree on them. The tables are read from the decoder's source: an error in one shows as a different picture
in the reference decoder.

Usage: make-random-stream.py seed frame|field|mixed output.m2v
"""
import random, re, sys, pathlib

CHIP = pathlib.Path(__file__).resolve().parents[3] / 'samples/DvdDecoder.Board/Chip'
seed, kind, output = int(sys.argv[1]), sys.argv[2], sys.argv[3]
rnd = random.Random(seed)
WIDTH, HEIGHT = 128, 96
COLUMNS, ROWS = WIDTH // 16, HEIGHT // 16
I, P, B = 1, 2, 3
TOP, BOTTOM, FRAME = 1, 2, 3
ZIGZAG = [0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
          28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61,
          54, 47, 55, 62, 63]


def table(file, name, value=r'-?\w+'):
    text = (CHIP / file).read_text()
    text = text[re.search(r'\b%s\b =' % name, text).end():]
    return re.findall(r'\("([01]+)", (%s)\)' % value, text[:text.index(';')])


def codes(file, name):
    return {int(v): c for c, v in table(file, name, r'-?\d+')}


def coefficients(name):
    return {(int(r), int(l)): c for c, v in table('CoefficientTables.cs', name, r'\d+, \d+') for r, l in [v.split(', ')]}


INCREMENT = codes('MacroblockTables.cs', 'AddressIncrement')
PATTERN = codes('MacroblockTables.cs', 'CodedBlockPattern')
MOTION = codes('ValueTables.cs', 'MotionCode')
SMALL = codes('ValueTables.cs', 'DualPrimeVector')
DC = [codes('ValueTables.cs', 'LuminanceDcSize'), codes('ValueTables.cs', 'ChrominanceDcSize')]
COMMON = coefficients('Common')
COEFFICIENT = [coefficients('ZeroOnly') | COMMON, coefficients('OneOnly') | COMMON]
END = ['10', '0110']
TYPES = {  # code: intra, pattern, forward, backward, quantizer
    I: {'1': 'i', '01': 'iq'},
    P: {'1': 'fc', '01': 'c', '001': 'f', '00011': 'i', '00010': 'fcq', '00001': 'cq', '000001': 'iq'},
    B: {'10': 'fb', '11': 'fbc', '010': 'b', '011': 'bc', '0010': 'f', '0011': 'fc', '00011': 'i', '00010': 'fbcq',
        '000011': 'fcq', '000010': 'bcq', '000001': 'iq'}}
NON_LINEAR = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 22, 24]


class Bits:
    def __init__(self):
        self.text = []

    def put(self, value, bits):
        if bits:
            assert 0 <= value < 1 << bits
            self.text.append(format(value, '0%db' % bits))

    def code(self, code):
        self.text.append(code)

    def bytes(self):
        text = ''.join(self.text)
        text += '0' * (-len(text) % 8)
        return int('1' + text, 2).to_bytes(len(text) // 8 + 1, 'big')[1:]


def unit(code, bits):
    data = bits.bytes()
    assert b'\0\0\1' not in data and b'\0\0\0' not in data[:-1]
    return bytes([0, 0, 1, code]) + data


def sequence():
    b = Bits()
    b.put(WIDTH, 12), b.put(HEIGHT, 12), b.put(2, 4), b.put(4, 4), b.put(20000, 18), b.put(1, 1), b.put(112, 10), b.put(0, 1)
    matrices.update(intra=None, inter=None)
    put_matrices(b)
    e = Bits()
    e.put(1, 4), e.put(0x48, 8), e.put(0, 1), e.put(1, 2), e.put(0, 4), e.put(0, 12), e.put(1, 1), e.put(0, 8), e.put(0, 8)
    return unit(0xB3, b) + unit(0xB5, e)


matrices = {}


def put_matrices(b):
    for name in 'intra', 'inter':
        load = rnd.random() < 0.5
        b.put(load, 1)
        if load:
            m = [rnd.randint(8, 40) for _ in range(64)]
            if name == 'intra':
                m[0] = 8
            for v in m:
                b.put(v, 8)


class Coded:
    """One coded picture, a frame or a field."""

    def __init__(self, type, structure, second, temporal):
        self.type, self.structure, self.second = type, structure, second
        self.field = structure != FRAME
        self.rows = ROWS // 2 if self.field else ROWS
        self.height = HEIGHT // 2 if self.field else HEIGHT
        self.simple = not self.field and rnd.random() < 0.25
        self.f = [[rnd.randint(1, 5), rnd.randint(1, 4)] for _ in range(2)]
        self.precision = rnd.randint(0, 2)
        self.nonlinear = rnd.random() < 0.5
        self.vlc = rnd.randint(0, 1)
        self.conceal = rnd.random() < 0.4
        self.tff = 0 if self.field else rnd.randint(0, 1)
        b = Bits()
        b.put(temporal, 10), b.put(type, 3), b.put(0xFFFF, 16)
        for _ in range({I: 0, P: 1, B: 2}[type]):
            b.put(7, 4)
        b.put(0, 1)
        self.data = unit(0x00, b)
        for s in range(2):
            used = (type != I or self.conceal) if s == 0 else type == B
            if not used:
                self.f[s] = [15, 15]
        e = Bits()
        e.put(8, 4)
        for s in range(2):
            for t in range(2):
                e.put(self.f[s][t], 4)
        e.put(self.precision, 2), e.put(structure, 2), e.put(self.tff, 1), e.put(self.simple, 1), e.put(self.conceal, 1)
        e.put(self.nonlinear, 1), e.put(self.vlc, 1), e.put(rnd.randint(0, 1), 1), e.put(0, 1)
        progressive = self.simple
        e.put(progressive, 1), e.put(progressive, 1), e.put(0, 1)
        self.data += unit(0xB5, e)
        if rnd.random() < 0.3:
            q = Bits()
            q.put(3, 4)
            put_matrices(q)
            q.put(0, 2)
            self.data += unit(0xB5, q)
        for row in range(self.rows):
            x = 0
            while x < COLUMNS:
                end = COLUMNS if rnd.random() < 0.7 else rnd.randint(x + 1, COLUMNS)
                self.slice(row, x, end)
                x = end

    def slice(self, row, first, end):
        b = self.b = Bits()
        self.scale()
        b.put(0, 1)
        self.reset_dc()
        self.pmv = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]
        self.last = None
        skipped = first
        for x in range(first, end):
            if first < x < end - 1 and rnd.random() < 0.25 and self.can_skip(x, row):
                skipped += 1
                continue
            increment = skipped + 1
            while increment > 33:
                b.code(INCREMENT[34])
                increment -= 33
            b.code(INCREMENT[increment])
            skipped = 0
            self.macroblock(x, row)
        self.data += unit(row + 1, b)

    def scale(self):
        code = rnd.randint(1, 16 if self.nonlinear else 12)
        self.q = NON_LINEAR[code] if self.nonlinear else code * 2
        self.b.put(code, 5)

    def reset_dc(self):
        self.dc = [128 << self.precision] * 3

    def can_skip(self, x, y):
        if self.type == I:
            return False
        if self.type == P:
            self.pmv = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]
        else:
            if not self.last:
                return False
            for s in self.last:
                if not self.inside(x, y * 16, 16, self.height, self.pmv[0][s]):
                    return False
        self.reset_dc()
        return True

    def inside(self, x, top, rows, height, v):
        return 0 <= 32 * x + v[0] <= 2 * (WIDTH - 16) and 0 <= 2 * top + v[1] <= 2 * (height - rows)

    def macroblock(self, x, y):
        b = self.b
        choices = list(TYPES[self.type].items())
        code, flags = rnd.choice(choices)
        b.code(code)
        moves = [s for s, c in enumerate('fb') if c in flags]
        intra = 'i' in flags
        motion = 'field' if self.field else 'frame'
        if moves and not self.simple:
            options = ['field', 'halves', 'dual'] if self.field else ['field', 'frame', 'dual']
            if self.type == B:
                options.remove('dual')
            motion = rnd.choice(options)
            plan = self.plan(x, y, motion, moves)
            while plan is None:
                motion = rnd.choice([o for o in options if o != 'dual'])
                plan = self.plan(x, y, motion, moves)
            b.put({'field': 1, 'halves': 2, 'frame': 2, 'dual': 3}[motion], 2)
        elif moves:
            plan = self.plan(x, y, motion, moves)
        if not self.field and not self.simple and (intra or 'c' in flags):
            b.put(rnd.randint(0, 1), 1)
        if 'q' in flags:
            self.scale()
        if intra and self.conceal:
            self.vectors(0, motion, self.plan(x, y, motion, [0])[0])
            b.put(1, 1)
        elif not moves:
            self.pmv = [[[0, 0], [0, 0]], [[0, 0], [0, 0]]]
        else:
            for s in moves:
                self.vectors(s, motion, plan[s])
        self.last = moves
        if intra:
            for block in range(6):
                self.intra(0 if block < 4 else block - 3)
            return
        self.reset_dc()
        if 'c' in flags:
            pattern = rnd.choice([p for p in PATTERN])
            b.code(PATTERN[pattern])
            for block in range(6):
                if pattern & (32 >> block):
                    self.block(0, -1, 0, 40)

    # Vectors that keep the reference within its picture: {direction: ([(vector, field) ...], correction)}.
    def plan(self, x, y, motion, moves):
        halves = motion == 'halves'
        split = halves or (motion == 'field' and not self.field)
        rows = 8 if split or (motion == 'dual' and not self.field) else 16
        height = HEIGHT // 2 if self.field or motion != 'frame' else HEIGHT
        result = {}
        for s in moves:
            vectors = []
            for r in range(2 if split else 1):
                top = y * 16 + 8 * r if halves else y * rows
                v = []
                for t, (position, limit) in enumerate(((32 * x, 2 * (WIDTH - 16)), (2 * top, 2 * (height - rows)))):
                    f = 16 << (self.f[s][t] - 1)
                    if t == 1 and motion in ('field', 'dual') and not self.field:
                        f //= 2  # the next vector is predicted from twice this one, which has to be within the range, too
                    v.append(rnd.randint(max(-position, -f), min(limit - position, f - 1)))
                if rnd.random() < 0.2:
                    v = [0, 0]
                vectors.append((v, rnd.randint(0, 1)))
            small = [rnd.randint(-1, 1), rnd.randint(-1, 1)]
            if motion == 'dual':
                v = vectors[0][0]
                for field in ([self.structure - 1] if self.field else [0, 1]):
                    m = 1 if self.field or (field == 1) != bool(self.tff) else 3
                    o = [(c * m + (c > 0) >> 1) + d for c, d in zip(v, small)]
                    o[1] += 1 if field else -1
                    if not self.inside(x, y * rows, rows, height, o):
                        return None
            result[s] = vectors, small
        return result

    def vectors(self, s, motion, plan):
        vectors, small = plan
        of_frame = not self.field and motion in ('field', 'dual')
        for r, (v, field) in enumerate(vectors):
            if motion in ('field', 'halves'):
                self.b.put(field, 1)
            for t in range(2):
                prediction = self.pmv[r][s][t]
                doubled = of_frame and t == 1
                if doubled:
                    prediction >>= 1
                self.component(v[t] - prediction, self.f[s][t])
                self.pmv[r][s][t] = v[t] * 2 if doubled else v[t]
                if motion == 'dual':
                    self.b.code(SMALL[small[t]])
        if len(vectors) == 1:
            self.pmv[1][s] = list(self.pmv[0][s])

    def component(self, delta, fcode):
        f = 1 << (fcode - 1)
        delta = (delta + 16 * f) % (32 * f) - 16 * f
        if delta == 0:
            self.b.code(MOTION[0])
            return
        magnitude = abs(delta) - 1
        self.b.code(MOTION[magnitude // f + 1])
        self.b.put(delta < 0, 1)
        self.b.put(magnitude % f, fcode - 1)

    def intra(self, component):
        low, high = 16 << self.precision, 235 << self.precision
        value = rnd.randint(low, high)
        if rnd.random() < 0.5:
            value = min(high, max(low, self.dc[component] + rnd.randint(-20, 20)))
        delta = value - self.dc[component]
        self.dc[component] = value
        size = abs(delta).bit_length()
        self.b.code(DC[component > 0][size])
        self.b.put(delta if delta >= 0 else delta + (1 << size) - 1, size)
        self.block(self.vlc, 0, value << (3 - self.precision), 83)

    # Few coefficients, and small in sum: decoders differ in how they cut off what no encoder would send.
    def block(self, which, position, energy, weight):
        first = position < 0
        for _ in range(rnd.choice([0, 0, 1, 2, 3, 5, 10, 20])) if not first else range(rnd.choice([1, 1, 1, 2, 4, 10, 20])):
            if rnd.random() < 0.15:
                run, level, escaped = rnd.randint(0, 40), rnd.randint(1, 60), True
            else:
                (run, level), escaped = rnd.choice(list(COEFFICIENT[which])), False
            energy += (2 * level + 1) * weight * self.q // 32
            if position + run + 1 > 63 or energy > 2000:
                if position >= 0:
                    break
                run, level, escaped = 0, 1, False
            position += run + 1
            sign = rnd.randint(0, 1)
            if escaped:
                self.b.code('000001')
                self.b.put(run, 6)
                self.b.put(-level & 0xFFF if sign else level, 12)
            else:
                self.b.code('1' if first and (run, level) == (0, 1) else COEFFICIENT[which][run, level])
                self.b.put(sign, 1)
            first = False
        self.b.code(END[which])


def frame(type, temporal):
    if kind == 'frame' or (kind == 'mixed' and rnd.random() < 0.5):
        return Coded(type, FRAME, False, temporal).data
    structures = rnd.choice([(TOP, BOTTOM), (BOTTOM, TOP)])
    # The second field of the very first frame has nothing of its own parity to be predicted from.
    types = (I, P if temporal else I) if type == I else (type, type)
    return b''.join(Coded(t, s, n == 1, temporal).data for n, (t, s) in enumerate(zip(types, structures)))


stream = sequence()
group = Bits()
group.put(1 << 12, 25), group.put(1, 1), group.put(0, 1)
stream += unit(0xB8, group)
stream += frame(I, 0)
shown = 0
for _ in range(4):
    between = rnd.randint(0, 2)
    stream += frame(rnd.choice([P, P, I]), shown + between + 1)
    for n in range(between):
        stream += frame(B, shown + 1 + n)
    shown += between + 1
stream += bytes([0, 0, 1, 0xB7])
open(output, 'wb').write(stream)
