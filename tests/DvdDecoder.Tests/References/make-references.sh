#!/bin/sh
# Makes the streams beside this file and what a reference decoder says of them:
#   NAME.m2v       an elementary stream
#   NAME.md5       the MD5 of each picture's planes (Y, Cb, Cr without padding), in display order
#   NAME.pictures  type, interlaced, top field first, repeated fields of each picture
#   clip.yuv.gz    planes of pictures 0, 29 and 59 of the clip
# Needs Debian's ffmpeg, mjpegtools and python3. Encoders differ from version to version; the committed files are the truth.
set -e
here=$(cd "$(dirname "$0")" && pwd)
clips=$here/../../../samples/DvdPlayer/clips
cd "$here"
rm -f ./*.m2v ./*.md5 ./*.pictures ./*.gz ./*.vob ./*.pcm

encode() { # name size rate pictures codec options...
  name=$1 size=$2 rate=$3 pictures=$4 codec=$5; shift 5
  ffmpeg -v error -f lavfi -i "testsrc2=size=$size:rate=$rate" -frames:v $pictures -pix_fmt yuv420p "$@" -c:v $codec -f $codec $name.m2v
}
interlaced='-flags +ildct+ilme -alternate_scan 1'
noisy='noise=alls=100:allf=t:all_seed=1'
woven='noise=alls=6:allf=t:all_seed=1,tinterlace=interleave_top'
intra=8,17,18,19,21,23,25,27,17,18,19,21,23,25,27,28,20,21,22,23,24,26,28,30,21,22,23,24,26,28,30,32
intra=$intra,22,23,24,26,28,30,32,35,23,24,26,28,30,32,35,38,25,26,28,30,32,35,38,41,27,28,30,32,35,38,41,45
inter=16,17,18,19,20,21,22,23,17,18,19,20,21,22,23,24,18,19,20,21,22,23,24,25,19,20,21,22,23,24,26,27
inter=$inter,20,21,22,23,25,26,27,28,21,22,23,24,26,27,28,30,22,23,24,26,27,28,30,31,23,24,25,27,28,30,31,33

encode interlaced-ntsc 720x480 60000/1001 5 mpeg2video -vf $woven $interlaced -top 1 -q:v 6 -bf 2
encode interlaced-pal 720x576 50 5 mpeg2video -vf $woven $interlaced -top 0 -q:v 8 -bf 2 -aspect 16:9 -intra_vlc 1
encode skipped 704x480 30000/1001 8 mpeg2video -q:v 10 -bf 2
encode dc-precision-9 352x480 30000/1001 4 mpeg2video -dc 9 -q:v 6 -bf 1
encode dc-precision-10 352x240 30000/1001 4 mpeg2video -dc 10 -intra_vlc 1 -q:v 3 -bf 2
encode matrices 352x240 30000/1001 6 mpeg2video -intra_matrix $intra -inter_matrix $inter -q:v 4 -bf 2
encode table-zero 176x144 25 4 mpeg2video -vf $noisy -q:v 2 -bf 2
encode table-one 176x144 25 4 mpeg2video -vf $noisy -intra_vlc 1 -q:v 2 -bf 2
encode non-linear 176x144 25 6 mpeg2video -vf $noisy -non_linear_quant 1 -qmax 28 -q:v 9 -bf 2
encode low-delay 352x288 25 4 mpeg2video -flags +low_delay -bf 0 -q:v 6
encode odd-size 350x238 25 6 mpeg2video -q:v 6 -bf 2
encode mpeg1 352x240 25 7 mpeg1video -vf noise=alls=20:allf=t:all_seed=1 -q:v 6 -bf 2

source() { # filter
  ffmpeg -v error -f lavfi -i "testsrc2=size=352x480:rate=60000/1001" -frames:v 8 -vf "$1" -pix_fmt yuv420p -f yuv4mpegpipe -
}
source $woven | mpeg2enc -v 0 -f 8 -I 1 --dualprime-mpeg2 -R 0 -q 8 -g 8 -G 8 -o dual-prime.m2v
source $woven | mpeg2enc -v 0 -f 8 -I 1 -q 6 -D 10 -K tmpgenc -g 8 -G 8 -R 2 -o mpeg2enc.m2v
source setfield=prog | mpeg2enc -v 0 -f 8 -I 0 -p -F 4 -q 8 -g 8 -G 8 -R 2 -o pulldown.m2v

for seed in 1 2 3; do
  for kind in frame field mixed; do
    python3 make-random-stream.py $seed $kind random-$kind-$seed.m2v
  done
done

ffmpeg -v error -i "$clips/ntsc-720x480-lpcm.vob" -map 0:v -c copy -f mpeg2video clip.m2v
for stream in *.m2v; do
  name=${stream%.m2v}
  ffmpeg -v error -i $stream -fps_mode passthrough -f framemd5 - | sed -n 's/^0,.* //p' > $name.md5
  ffprobe -v error -show_entries frame=pict_type,interlaced_frame,top_field_first,repeat_pict -of csv=p=0 $stream |
    awk -F, '$1 != "" { print $1, $2, $3, $4 }' > $name.pictures
done
ffmpeg -v error -i clip.m2v -vf "select='eq(n,0)+eq(n,29)+eq(n,59)'" -fps_mode passthrough -f rawvideo - | gzip -9n > clip.yuv.gz
rm clip.m2v

# LPCM of 24 bits at 96 kHz.
ffmpeg -v error -f lavfi -i sine=440:sample_rate=96000:duration=0.03 -f lavfi -i anoisesrc=r=96000:d=0.03:seed=3 \
  -filter_complex '[0][1]amerge=inputs=2' -c:a pcm_dvd -sample_fmt s32 -f vob lpcm-24.vob
ffmpeg -v error -i lpcm-24.vob -c:a pcm_s24le -f s24le lpcm-24.pcm
