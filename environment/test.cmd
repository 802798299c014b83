@"%~dp0launcher.cmd" test %*
