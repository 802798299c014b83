"""Draws the frames of the paper's pendulum with Gym's own renderer, for: environment/run pixels --frames gym.npz

    pip install gymnasium==1.4.0 pygame==2.6.1 pillow==13.0.0
    python3 gym_frames.py gym.npz [--trials 200] [--seed 0]

Trials and view are the paper's: 103 frames, the largest swing below 30 degrees, the part of the picture around the rod,
its red less its green, 28 by 28 pixels.
"""

import argparse
import math

import gymnasium
import numpy
from PIL import Image

FRAMES = 103
LARGEST = math.pi / 6
SIDE = 28


def swing(environment, random):
    """Returns the frames of one trial and its (q, p), q from hanging; None if it swings too far."""
    pendulum = environment.unwrapped
    environment.reset(seed=0)
    pendulum.state = numpy.array([math.pi + random.uniform(-LARGEST, LARGEST), random.uniform(-1, 1)])
    frames, states = [], []
    for _ in range(FRAMES):
        angle, speed = pendulum.state
        q = angle - math.pi
        if abs(q) >= LARGEST:
            return None
        states.append((q, speed / 4))
        frames.append(seen(environment.render()))
        environment.step(numpy.zeros(1, dtype=numpy.float32))
    return frames, states


def seen(picture):
    """Returns the paper's part of Gym's picture, which is 500 pixels wide today and was 1000."""
    part = picture[220:390, 165:335].astype(float)
    rod = numpy.clip(part[:, :, 0] - part[:, :, 1], 0, 255).astype(numpy.uint8)
    return numpy.asarray(Image.fromarray(rod).resize((SIDE, SIDE), Image.Resampling.BILINEAR)) / numpy.float32(255)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    environment = gymnasium.make("Pendulum-v1", render_mode="rgb_array", max_episode_steps=FRAMES + 1)
    random = numpy.random.default_rng(options.seed)
    trials = []
    while len(trials) < options.trials:
        trial = swing(environment, random)
        if trial:
            trials.append(trial)
            print(f"\r{len(trials)} of {options.trials}", end="", flush=True)
    print()
    frames, states = (numpy.array(part, dtype=numpy.float32) for part in zip(*trials))
    numpy.savez(options.file, frames=frames, coords=states)


if __name__ == "__main__":
    main()
