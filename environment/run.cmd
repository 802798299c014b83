@"%~dp0launcher.cmd" run %*
