@"%~dp0launcher.cmd" lab %*
