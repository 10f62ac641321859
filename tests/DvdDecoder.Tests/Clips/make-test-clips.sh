#!/bin/sh
# Makes the clips beside this file that the samples do not have. Needs Debian's ffmpeg, mjpegtools and dvdauthor.
# Usage: make-test-clips.sh [output folder]
set -e
out=$(cd "${1:-$(dirname "$0")}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

video() { # frame-rate size aspect encoder-arguments...
  rate=$1 size=$2 aspect=$3; shift 3
  ffmpeg -v error -y -f lavfi -i testsrc=size=$size:rate=$rate -t 1 -c:v mpeg2video -q:v 10 -bf 2 -g 12 \
    -aspect $aspect -maxrate 8000k -bufsize 1835k "$@" -f mpeg2video v.m2v
  printf '\000\000\001\267' >> v.m2v   # sequence end code: without it mplex drops the last picture
}
tone() { # hertz file encoder-arguments...
  hertz=$1 file=$2; shift 2
  ffmpeg -v error -y -f lavfi -i sine=frequency=$hertz:sample_rate=48000 -t 1 -ac 2 "$@" "$file"
}
author() { # clip format aspect mplex-arguments...
  clip=$1 format=$2 aspect=$3; shift 3
  mplex -f 8 -v 0 -o x.mpg "$@"
  echo "<dvdauthor dest=\"D\"><vmgm/><titleset><titles><video format=\"$format\" aspect=\"$aspect\"/><pgc><vob file=\"x.mpg\" chapters=\"0\"/></pgc></titles></titleset></dvdauthor>" > d.xml
  rm -rf D
  VIDEO_FORMAT=$(echo $format | tr a-z A-Z) dvdauthor -x d.xml > dvdauthor.log 2>&1
  cp D/VIDEO_TS/VTS_01_1.VOB "$out/$clip.vob"
}

video 25 720x576 16:9 -flags +ildct+ilme -top 1
tone 440 a.lpcm -f s16be
tone 880 b.lpcm -f s16be
author pal-720x576-two-lpcm pal 16:9 -L 48000:2:16,48000:2:16 v.m2v a.lpcm b.lpcm

video 30000/1001 352x240 4:3
tone 440 a.mp2 -c:a mp2 -b:a 192k
tone 880 b.ac3 -c:a ac3 -b:a 192k
author ntsc-352x240-mp2-ac3 ntsc 4:3 v.m2v a.mp2 b.ac3
