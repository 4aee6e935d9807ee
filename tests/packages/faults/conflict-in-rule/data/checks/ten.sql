-- title: Ten
<<<<<<< HEAD
SELECT 1
=======
SELECT 2
>>>>>>> topic
